import { wordList } from '../word-list.js';

/** Labels of buttons, links and menus. */
export const BUTTONS = wordList(`
  share(?:s|d)?
  tweet
  facebook
  twitter
  linkedin
  whatsapp
  reddit
  telegram
  pinterest
  e-?mail
  copy link
  print
  comments?
  repl(?:y|ies)
  likes?
  follow(?:ers|ing)?
  subscribe
  newsletters?
  sign (?:in|up|out)
  log ?(?:in|out)
  register
  download
  app
  menu
  search
  skip to(?: main)? content
  next
  previous
  prev
  related
  recommended
  popular
  trending
  most read
  read more
  more
  load
  see all
  view all
  show (?:more|less)
  advertisement
  sponsored
  cookies?
  privacy
  terms
  copyright
  contact(?: us)?
  about(?: us)?
  careers
  back to top
  home
  bookmark
  saved?
  listen
  watch
  claps?
  report
  close
  open
  accept
  reject
  settings
  toggle
  navigation
  account
  cart
  min read
  views?
  upgrade
  feedback
  help
  faq
  sitemap
  rss
  jobs
  advertise
  more from
  you may also like
  read next
  policy
  continue
  story
  stories
  articles?
  click to share
  opens in new window
  enter your e-?mail(?: address)?
  e-?mail address
  subscribers
  viewed
  votes
  ratings?
  pin
  save recipe
  leave a review
  edit this page
  copy page
  read in app
  sorted by
  loading
  site index
  view image in full size
  unsubscribe
  preferences
  type your e-?mail
  link copied
  advertiser content
  paid partner
  ad feedback
  minute read
  ^link$
  ^gift$
  english
  deutsch
  español
  français
  русский
`);
